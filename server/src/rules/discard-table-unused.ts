import { defineRule } from '../engine/rule.js';
import { ehloTable } from '../languages/postfix/tables/ehlo-tables.js';
import { instanceOf } from '../languages/postfix/values/instance.js';
import { parametersOf } from '../languages/postfix/values/parameters.js';

const setting = 'smtpd_discard_ehlo_keyword_address_maps';

export const discardTableUnused = defineRule({
	id: 'discard-table-unused',
	summary: 'A table of EHLO keywords to hide lies beside main.cf, and no setting names it.',
	group: 'policies',
	kind: 'policy',
	severity: { 'mx-server': 'information' },
	languages: ['postfix-main'],
	since: '0.2.0',
	references: [`postconf(5) ${setting}`, 'Audi 2019 §5.8.2'],

	*check({ file, project, target, edits }) {
		const { main, overlays, master } = instanceOf(project);
		const layers = [...overlays, ...(master === undefined ? [] : [master])];
		const isUsed =
			parametersOf(project, target).get(setting).text !== '' ||
			layers.some(({ settings }) => settings.some(({ name }) => name.text === setting));
		const isThere = Boolean(project.contents.get(ehloTable));
		const [first] = file.settings;
		if (main !== file || !isThere || isUsed || file.text.includes(ehloTable) || first === undefined) {
			return;
		}
		yield {
			span: first.name.span,
			role: 'mx-server',
			message: `The file ${ehloTable} beside main.cf has no effect: ${setting} is not set, so nothing is hidden from the clients in it.`,
			fixes: [
				{
					title: `Set ${setting} to texthash:$config_directory/${ehloTable}`,
					// What the table says takes effect: STARTTLS is hidden, for example.
					safety: 'unsafe',
					edits: edits.set({ setting }, `texthash:$config_directory/${ehloTable}`),
				},
			],
		};
	},
});
