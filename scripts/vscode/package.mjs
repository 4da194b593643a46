// npm run package: out/mailtls.vsix, from what is built.
import { PlainError, packageExtension } from './tools.mjs';

try {
	console.log(await packageExtension());
} catch (error) {
	console.error(error instanceof PlainError ? error.message : error);
	process.exitCode = 1;
}
