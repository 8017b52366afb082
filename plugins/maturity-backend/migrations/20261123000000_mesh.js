/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('subjects', table => {
    table
      .text('mesh')
      .nullable()
      .comment(
        'JSON: the service mesh that its system, or the domain of that, declares; null: neither does',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('subjects', table => {
    table.dropColumn('mesh');
  });
};
