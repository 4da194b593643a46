/**
 * The parameters that a value refers to, in order: `$name`, `${name}`, `$(name)`, also with a condition behind the name.
 * `$$name` is a literal dollar sign.
 */
export function referencesIn(value: string): readonly string[] {
	let at = value.indexOf('$');
	if (at === -1) {
		return none;
	}
	const names: string[] = [];
	for (; at !== -1; at = value.indexOf('$', at + 1)) {
		if (value[at + 1] === '$') {
			at++;
			continue;
		}
		let start = at + 1;
		while ('{( \t\r\n'.includes(value[start] ?? '-')) {
			start++;
		}
		let end = start;
		while (isNameCharacter(value.charCodeAt(end))) {
			end++;
		}
		if (end > start) {
			names.push(value.slice(start, end));
		}
	}
	return names;
}

const none: readonly string[] = [];

/** Letters, digits and the underscore, in ASCII. */
export function isNameCharacter(code: number): boolean {
	return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}
