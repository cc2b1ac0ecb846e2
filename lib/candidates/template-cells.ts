/** What is known of a candidate with a reference, in the columns of an import. */
export type TemplateRow = {
  ref: string;
  name: string | null;
  email: string | null;
  roleName: string | null;
  tags: string[];
};

/** In the order of `IMPORT_COLUMNS`. */
export function templateCells({ ref, name, email, roleName, tags }: TemplateRow): string[] {
  return [ref, name ?? "", email ?? "", roleName ?? "", tags.join(", ")];
}
