import type { Origin } from '../../tls/endpoint.js';
import type { Setting } from '../language.js';
import type { Parameters } from './parameters.js';

/** Where the value of a parameter comes from; for a default, the name on the line that makes it matter. */
export function originOf(parameters: Parameters, name: string, anchor: Setting | undefined): Origin {
	const { setting } = parameters.get(name);
	// An empty value has no characters to underline.
	const written = setting?.value.text === '' ? setting.name.span : setting?.value.span;
	return {
		setting: name,
		span: written ?? anchor?.name.span ?? { start: 0, end: 0 },
		isDefault: setting === undefined,
	};
}
