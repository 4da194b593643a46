import { languages } from '../languages/index.js';
import { contains, type Span } from '../text/span.js';
import type { Analysis } from './check.js';

export interface Hover {
	/** CommonMark. */
	readonly markdown: string;
	/** What it is about. */
	readonly span: Span;
}

/** What there is to know about the place at `offset`: the setting, its default, the value in effect, a cipher's suites. */
export function hover({ config, project, options }: Analysis, offset: number): Hover | undefined {
	// Behind the last character of a file that ends without a line end, the cursor is still on that line.
	const isAtEnd = offset === config.text.length && !config.text.endsWith('\n');
	const setting = config.settings.findLast(({ span }) => span.start <= offset && (offset < span.end || isAtEnd));
	if (setting === undefined) {
		return undefined;
	}
	const language = languages[config.language];
	if (contains(setting.name.span, offset)) {
		const markdown = language.describe(setting.name.text, { project, section: setting.section }, options.target);
		return markdown === undefined ? undefined : { markdown, span: setting.name.span };
	}
	if (contains(setting.value.span, offset)) {
		return language.describeValue(setting, offset, project, options.target);
	}
	return undefined;
}
