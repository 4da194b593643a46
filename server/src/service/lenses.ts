import { languages } from '../languages/index.js';
import type { Span } from '../text/span.js';
import type { Analysis } from './check.js';

/** A line that an editor shows above a line of the file. */
export interface Lens {
	/** Plain text. */
	readonly title: string;
	/** The name of the setting that it is about. */
	readonly span: Span;
	/** Where the hover says all of it. */
	readonly detailsAt: number;
}

/** What each cipher list of the file comes to; none where the user does not want them. */
export function lenses({ config, project, options }: Analysis): readonly Lens[] {
	if (!options.codeLens) {
		return [];
	}
	return languages[config.language].summarise(project, options.target).map(({ setting, text }) => ({
		title: text,
		span: setting.name.span,
		// At the end of the value no word is in the way of the whole.
		detailsAt: setting.value.span.end,
	}));
}
