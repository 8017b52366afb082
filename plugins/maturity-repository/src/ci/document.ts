import { YamlDocument } from '@container-maturity/backstage-plugin-maturity-engine';
import { RepositoryFiles, yamlOf } from '../files';

type Path = Array<string | number>;

/** A YAML file of a pipeline, with the lines of its values. */
export class PipelineDocument {
  private readonly lines: string[];

  private constructor(
    readonly file: string,
    text: string,
    private readonly document: YamlDocument,
  ) {
    this.lines = text.split('\n');
  }

  /** Reads every document of the file; what isn't YAML becomes a problem and gives none. */
  static async readAll(
    repository: RepositoryFiles,
    file: string,
  ): Promise<PipelineDocument[]> {
    const text = await repository.text(file);
    if (text === undefined) return [];
    const { documents, errors } = await yamlOf(repository, file, 'core');
    if (errors.length > 0) {
      repository.problem({
        message: {
          en: `Not valid YAML: ${errors[0].message}`,
          zh: `不是有效的 YAML：${errors[0].message}`,
        },
        source: { file, line: errors[0].line },
      });
    }
    return documents.map(
      document => new PipelineDocument(file, text, document),
    );
  }

  static async read(
    repository: RepositoryFiles,
    file: string,
  ): Promise<PipelineDocument | undefined> {
    return (await PipelineDocument.readAll(repository, file))[0];
  }

  get value(): unknown {
    return this.document.value;
  }

  /** Line of the value at a path; of the nearest value above it where it has none. */
  line(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const at = this.document.position(path.slice(0, length));
      if (at) return at.line;
    }
    return 1;
  }

  /** Line of the key at a path. */
  keyLine(path: Path): number {
    return this.document.keyPosition(path)?.line ?? this.line(path);
  }

  /** Line on which the text of a script begins: below the `|` or `>` where it has one. */
  scriptLine(path: Path): number {
    const at = this.document.position(path);
    if (!at) return this.line(path);
    const here = this.lines[at.line - 1]?.slice(at.column - 1) ?? '';
    return /^[|>]/.test(here) ? at.line + 1 : at.line;
  }
}
