import { Files } from '../types';

/** The guide's own Application, scripts and settings, in a repository. */
export const guide: Files = {
  Dockerfile: 'FROM scratch\n',
  'k8s/service.yaml':
    'apiVersion: v1\nkind: Service\nmetadata: { name: myapp }\nspec: { ports: [{ port: 80 }] }\n',
  'argocd/myapp.yaml': `# ArgoCD应用配置
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: myapp
  namespace: argocd
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/myapp
    targetRevision: HEAD
    path: k8s
  destination:
    server: https://kubernetes.default.svc
    namespace: production
  syncPolicy:
    automated:
      prune: true
      selfHeal: true
    syncOptions:
    - CreateNamespace=true
    - PrunePropagationPolicy=foreground
    - PruneLast=true
`,
  'k8s/autoscaling.yaml': `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: myapp }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: myapp }
  minReplicas: 3
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } }
    - type: Resource
      resource: { name: memory, target: { type: Utilization, averageUtilization: 80 } }
---
apiVersion: autoscaling.k8s.io/v1
kind: VerticalPodAutoscaler
metadata: { name: myapp }
spec:
  targetRef: { apiVersion: apps/v1, kind: Deployment, name: myapp }
  updatePolicy:
    updateMode: "Auto"
  resourcePolicy:
    cpu:
      min: "100m"
      max: "1"
`,
  'scripts/backup.sh': `#!/bin/bash
# Kubernetes备份脚本

# 设置变量
BACKUP_DIR="/backup/kubernetes"
DATE=$(date +%Y%m%d_%H%M%S)
NAMESPACE="production"

# 创建备份目录
mkdir -p $BACKUP_DIR/$DATE

# 备份命名空间资源
kubectl get all -n $NAMESPACE -o yaml > $BACKUP_DIR/$DATE/namespace-resources.yaml

# 备份ConfigMap
kubectl get configmaps -n $NAMESPACE -o yaml > $BACKUP_DIR/$DATE/configmaps.yaml

# 备份Secret
kubectl get secrets -n $NAMESPACE -o yaml > $BACKUP_DIR/$DATE/secrets.yaml

# 压缩备份
tar -czf $BACKUP_DIR/$DATE.tar.gz -C $BACKUP_DIR $DATE
rm -rf $BACKUP_DIR/$DATE

# 清理旧备份（保留30天）
find $BACKUP_DIR -name "*.tar.gz" -mtime +30 -delete
`,
  'scripts/restore.sh': `#!/bin/bash
# Kubernetes恢复脚本

BACKUP_FILE=$1
NAMESPACE="production"

# 解压备份
BACKUP_DIR=$(mktemp -d)
tar -xzf $BACKUP_FILE -C $BACKUP_DIR

# 恢复资源
kubectl apply -f $BACKUP_DIR/*/namespace-resources.yaml
kubectl apply -f $BACKUP_DIR/*/configmaps.yaml
kubectl apply -f $BACKUP_DIR/*/secrets.yaml
kubectl apply -f $BACKUP_DIR/*/pvcs.yaml

# 清理临时目录
rm -rf $BACKUP_DIR
`,
};
