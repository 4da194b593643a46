import type { Location } from '../../../text/edit.js';
import type { Origin, WrittenValue } from '../../../tls/endpoint.js';
import type { Effective, Parameters } from './parameters.js';

/** Where to report what no line decides, and where to write what remedies it. */
export interface Anchor extends Location {
	/** As `Setting.section` has it. */
	readonly section?: string | undefined;
}

/** Where the value of a parameter comes from; for a default, the place that makes it matter. */
export function originOf(parameters: Parameters, name: string, anchor: Anchor | undefined): Origin {
	const source = sourceOf(parameters, name);
	const written = writtenAt(parameters.get(source));
	const { file, span, section } = anchor ?? { file: parameters.home, span: { start: 0, end: 0 } };
	const home = file === parameters.home ? undefined : { file: parameters.home };
	return written ?? { setting: source, file, span, ...(home === undefined ? { section } : { home }), isDefault: true };
}

/** What is not set itself may stand for another: the default of `tlsproxy_tls_protocols` is `$smtpd_tls_protocols`. */
function sourceOf(parameters: Parameters, name: string): string {
	const other = parameters.isSet(name) ? undefined : /^\$\{?(\w+)\}?$/.exec(parameters.defaultOf(name) ?? '')?.[1];
	return other === undefined || other === name ? name : sourceOf(parameters, other);
}

/** The value and its line, where a line sets it. */
export function writtenValue(effective: Effective): WrittenValue | undefined {
	const origin = writtenAt(effective);
	return origin === undefined || effective.line === undefined
		? undefined
		: { value: effective.line.setting.value, origin };
}

function writtenAt({ name, line }: Effective): Origin | undefined {
	if (line === undefined) {
		return undefined;
	}
	const { setting, file } = line;
	const { value, section } = setting;
	// An empty value has no characters to underline.
	return { setting: name, file, span: value.text === '' ? setting.name.span : value.span, section, isDefault: false };
}
