import { CheckCase, Files } from '../types';

/** The guide's Dockerfile and .dockerignore as they stand there, beside the program that they are for. */
const guide: Files = {
  'go.mod': 'module myapp\n\ngo 1.19\n',
  'go.sum': '',
  'main.go': 'package main\n',
  Dockerfile: `    # 多阶段构建示例
FROM golang:1.19-alpine AS builder

    # 设置工作目录
WORKDIR /app

    # 复制依赖文件
COPY go.mod go.sum ./

    # 下载依赖
RUN go mod download

    # 复制源代码
COPY . .

    # 构建应用
RUN CGO_ENABLED=0 GOOS=linux go build -a -installsuffix cgo -o main .

    # 运行阶段
FROM alpine:latest

    # 安装必要的包
RUN apk --no-cache add ca-certificates tzdata

    # 设置时区
ENV TZ=Asia/Shanghai

    # 创建非root用户
RUN addgroup -g 1000 appgroup && \\
    adduser -D -s /bin/sh -u 1000 -G appgroup appuser

    # 设置工作目录
WORKDIR /app

    # 从构建阶段复制二进制文件
COPY --from=builder /app/main .

    # 更改文件所有者
RUN chown -R appuser:appgroup /app

    # 切换到非root用户
USER appuser

    # 暴露端口
EXPOSE 8080

    # 健康检查
HEALTHCHECK --interval=30s --timeout=3s --start-period=5s --retries=3 \\
  CMD curl -f http://localhost:8080/health || exit 1

    # 启动应用
CMD ["./main"]
`,
  '.dockerignore': `node_modules
npm-debug.log
.git
.gitignore
README.md
.env
.nyc_output
coverage
.nyc_output
.coverage
`,
};

/** The checks that they fail, and where. */
const outdated: Record<string, string[]> = {
  // Go 1.19 has no fixes any more, and alpine:latest is whatever it is today.
  'base-image-supported': ['Dockerfile:2'],
  'base-image-tag': ['Dockerfile:20'],
  'base-image-digest': ['Dockerfile:2', 'Dockerfile:20'],
  'dockerfile-build-flags': ['Dockerfile:17'],
  'dockerfile-timezone-env': ['Dockerfile:26'],
  'dockerfile-chown': ['Dockerfile:39'],
  'dockerfile-user-numeric': ['Dockerfile:42'],
  // It calls curl, which the image does not have.
  'dockerfile-healthcheck': ['Dockerfile:48'],
  'dockerfile-labels': ['Dockerfile:20'],
};

/** The checks that they still pass. */
const right = [
  'dockerfile-syntax',
  'base-image-selected',
  'multi-stage',
  'dockerfile-no-build-tools',
  'dockerfile-workdir',
  'dockerfile-layer-cache',
  'dockerfile-lockfile-install',
  'dockerfile-package-hygiene',
  'dockerfile-timezone-data',
  'dockerfile-non-root',
  'dockerfile-copy-from',
  'dockerfile-expose',
  'dockerfile-cmd',
  'dockerfile-no-secrets',
  // It is for another language, which does no harm.
  'dockerignore',
];

/** What the checks say of the guide's own Dockerfile. */
export const dockerfileGuideCases: CheckCase[] = [
  ...Object.entries(outdated).map(
    ([check, at]): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'fail', at },
    }),
  ),
  ...right.map(
    (check): CheckCase => ({
      check,
      files: guide,
      expected: { status: 'pass' },
    }),
  ),
];
