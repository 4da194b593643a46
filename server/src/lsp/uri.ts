/** The path of a `file:` address, with forward slashes; of any other address what follows the scheme and the host. */
export function toPath(uri: string): string {
	const path = decode(uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?/i, '').replace(/[?#].*$/, ''));
	return /^\/[a-z]:/i.test(path) ? path.slice(1) : path;
}

export function toFileUri(path: string): string {
	const absolute = path.startsWith('/') ? path : `/${path}`;
	return `file://${absolute.split('/').map(encodeURIComponent).join('/')}`;
}

export function isFileUri(uri: string): boolean {
	return /^file:\/\/\//i.test(uri);
}

/** Some editors send a lone percent sign as it is. */
function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
