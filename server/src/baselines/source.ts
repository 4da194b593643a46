/** A document that demands are taken from. */
export interface Source {
	/** As messages name it: `RFC 9325`, `DFN-CERT 2017`. */
	readonly name: string;
	readonly title: string;
	readonly publisher: string;
	/** ISO date, or as much of it as is known. */
	readonly date?: string;
	readonly url?: string;
	/** What of it was read, and where, as a phrase; absent: the parts that are cited. */
	readonly read?: string;
	/** The work of others that it was read in, where it was not read itself. */
	readonly readIn?: string;
}

/** A place in a document. */
export interface Citation {
	readonly source: Source;
	/** `§2.1`, the name of a setting, a file; absent: the document as a whole. */
	readonly place?: string;
}

export function cite(source: Source, place?: string): Citation {
	return place === undefined ? { source } : { source, place };
}

/** `RFC 9325 §3.1.1` */
export function citationText({ source, place }: Citation): string {
	return place === undefined ? source.name : `${source.name} ${place}`;
}
