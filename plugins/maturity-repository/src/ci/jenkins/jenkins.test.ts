import fc from 'fast-check';
import { ciOf, places } from '../testing';
import { tokensOf } from './lexer';

describe('Jenkinsfile', () => {
  it('reads a declarative pipeline with stages, directories and conditions', async () => {
    const ci = await ciOf({
      Jenkinsfile: `pipeline {
  agent any
  environment { TAG = "1.2" }
  stages {
    // sh 'docker push commented'
    stage('Test') {
      steps {
        sh "mvn -B verify"
        catchError { sh 'npm test' }
      }
    }
    stage('Image') {
      when { branch 'main' }
      steps {
        dir('/var/lib/jenkins/workspace/x/app') {
          sh '''
            docker build -t acme/app:latest .
            docker push acme/app:latest
          '''
        }
        sh(label: 'scan', script: 'trivy image --exit-code 1 acme/app')
      }
    }
  }
}
`,
      'app/Dockerfile': 'FROM scratch',
      'other/Dockerfile': 'FROM scratch',
    });
    expect(ci.systems).toEqual([
      { name: 'jenkins', read: true, source: { file: 'Jenkinsfile', line: 0 } },
    ]);
    expect(ci.tests).toMatchObject([
      { tool: 'mvn', job: 'Test', beforeMerge: 'unknown', source: { line: 8 } },
      { tool: 'npm test', mayFail: true, source: { line: 9 } },
    ]);
    expect(ci.builds).toMatchObject([
      {
        tool: 'docker build',
        job: 'Image',
        beforeMerge: 'no',
        source: { line: 17 },
      },
    ]);
    expect(ci.pushes).toMatchObject([
      { images: ['acme/app:latest'], onlyLatest: true, source: { line: 18 } },
    ]);
    expect(ci.scans).toMatchObject([
      { tool: 'trivy', gates: 'yes', source: { line: 21 } },
    ]);
    expect(ci.hasExternal).toBe(false);
  });

  it('reads a scripted pipeline with the docker plug-in', async () => {
    const ci = await ciOf({
      Jenkinsfile: `node {
  def image
  stage('Build') { image = docker.build("acme/app:\${env.BUILD_ID}") }
  stage('Push') {
    docker.withRegistry('https://r.example.com', 'creds') {
      image.push("\${env.BUILD_NUMBER}")
      image.push('latest')
    }
  }
}
`,
    });
    expect(places(ci.builds)).toEqual(['docker.build at Jenkinsfile:3']);
    expect(
      ci.pushes.map(({ onlyLatest, source }) => [onlyLatest, source.line]),
    ).toEqual([
      [false, 6],
      [true, 7],
    ]);
  });

  it('knows pull requests by changeRequest, loads Groovy files, and calls shared libraries external', async () => {
    const ci = await ciOf({
      Jenkinsfile:
        "@Library('acme@1') _\nload 'ci/steps.groovy'\npipeline { stages { stage('T') { when { changeRequest() }\n steps { sh 'go test ./...' } } } }\n",
      'ci/steps.groovy':
        "def image() {\n  sh 'docker build .'\n}\nload 'ci/steps.groovy'\n",
    });
    expect(ci.tests).toMatchObject([{ beforeMerge: 'yes' }]);
    expect(places(ci.builds)).toEqual(['docker build at ci/steps.groovy:2']);
    expect(ci.externals).toEqual([
      { name: 'acme', source: { file: 'Jenkinsfile', line: 1 } },
    ]);
  });

  it('goes by the directory in a monorepo', async () => {
    const files = {
      Jenkinsfile:
        "node {\n dir('src/a') {\n sh 'docker build -t x/a .'\n }\n dir('src/b') {\n sh 'docker build -t x/b .'\n sh 'docker push x/b'\n } }\n",
      'src/a/x': '',
      'src/b/x': '',
    };
    const a = await ciOf(files, { subpath: 'src/a' });
    expect(places(a.builds)).toEqual(['docker build at Jenkinsfile:3']);
    expect(a.pushes).toEqual([]);
  });

  it('takes any text, in time in proportion to it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme-ascii' }),
        text => void tokensOf(text),
      ),
    );
    for (const piece of ["'''", '"', '/*', '${', '{', 'a.b.', '\\']) {
      const start = performance.now();
      tokensOf(piece.repeat(200_000));
      expect(performance.now() - start).toBeLessThan(5_000);
    }
  });
});
