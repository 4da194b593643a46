/** Where the page of each rule is published, under the rule's id. */
const rulePages = 'https://github.com/mailtls/mailtls/blob/main/server/src/rules/';

export function rulePage(id: string): string {
	return `${rulePages}${encodeURIComponent(id)}.md`;
}
