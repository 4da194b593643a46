/**
 * A comparison of a value: `==`, `!=`, `<`, `<=`, `>=`, `>`, or the same with `level` behind it, for compatibility levels.
 * `null` where an operand is not known; a string says why the operands cannot be compared.
 */
export function compare(left: string | null, operator: string, right: string | null): boolean | null | string {
	if (left === null || right === null) {
		return null;
	}
	const isLevel = operator.endsWith('level');
	const order = isLevel ? compareLevels(left, right) : compareOperands(left, right);
	if (typeof order === 'string') {
		return order;
	}
	switch (isLevel ? operator.slice(0, -'level'.length) : operator) {
		case '==':
			return order === 0;
		case '!=':
			return order !== 0;
		case '<':
			return order < 0;
		case '<=':
			return order <= 0;
		case '>=':
			return order >= 0;
		default:
			return order > 0;
	}
}

/** Numbers are compared as numbers, everything else byte by byte. */
function compareOperands(left: string, right: string): number {
	if (/^\d+$/.test(left) && /^\d+$/.test(right)) {
		return Number(left) - Number(right);
	}
	return left < right ? -1 : left > right ? 1 : 0;
}

/** Compatibility levels: up to three numbers, of which missing ones are 0. */
function compareLevels(left: string, right: string): number | string {
	const numbers = [left, right].map(text => /^(\d+)(?:\.(\d+)(?:\.(\d+))?)?$/.exec(text));
	const [a, b] = numbers;
	if (!a || !b) {
		return `"${a ? right : left}" is not a compatibility level`;
	}
	for (let part = 1; part <= 3; part++) {
		const difference = Number(a[part] ?? 0) - Number(b[part] ?? 0);
		if (difference !== 0) {
			return difference;
		}
	}
	return 0;
}
