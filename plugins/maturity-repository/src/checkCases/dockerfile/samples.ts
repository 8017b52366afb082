import { CheckCase } from '../types';

type Files = CheckCase['files'];

/** Repositories for which a check passes, fails, and has nothing to look at. */
export interface Case {
  passes: Files;
  /** Files, and the places of the findings as `file:line`. */
  fails: [Files, ...string[]];
  /** Where the check has nothing to look at; where missing, a repository without any Dockerfile. */
  notApplicable?: Files;
}

/** A Dockerfile with everything right. */
export const go = [
  'FROM golang:1.27-alpine AS builder',
  'WORKDIR /src',
  'COPY go.mod go.sum ./',
  'RUN go mod download',
  'COPY . .',
  'RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /out/app .',
  `FROM gcr.io/distroless/static-debian13:nonroot@sha256:${'a'.repeat(64)}`,
  'COPY --from=builder /out/app /app',
  'USER 65532:65532',
  'EXPOSE 8080',
  'ENTRYPOINT ["/app"]',
].join('\n');

export const dockerfile = (...lines: string[]): Files => ({
  Dockerfile: lines.join('\n'),
});
/** A final stage with everything right but what the lines add. */
export const alpine = (...lines: string[]): Files =>
  dockerfile('FROM alpine:3.24', ...lines, 'USER 1000', 'CMD ["x"]');
