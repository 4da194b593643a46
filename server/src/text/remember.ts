/** Answers that are pure functions of their keys, kept for the next time. */
export interface Memory<Value> {
	/** The value of a key, made if it is not there. */
	get(key: string, make: () => Value): Value;
}

/** Keeps the values of the `limit` keys that came last. */
export function remember<Value>(limit: number): Memory<Value> {
	const values = new Map<string, Value>();
	return {
		get(key, make) {
			const known = values.get(key);
			if (known !== undefined) {
				return known;
			}
			const value = make();
			const [oldest] = values.keys();
			if (oldest !== undefined && values.size >= limit) {
				values.delete(oldest);
			}
			values.set(key, value);
			return value;
		},
	};
}
