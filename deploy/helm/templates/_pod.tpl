{{/* What pods that serve and the one that migrates have in common. */}}
{{- define "debrief.labels" -}}
app.kubernetes.io/name: debrief
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "debrief.selector" -}}
app.kubernetes.io/name: debrief
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "debrief.pod" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  seccompProfile:
    type: RuntimeDefault
imagePullSecrets: {{ toJson .Values.imagePullSecrets }}
nodeSelector: {{ toJson .Values.nodeSelector }}
tolerations: {{ toJson .Values.tolerations }}
volumes:
  - name: data
    emptyDir:
      sizeLimit: {{ .Values.spoolSize }}
  - name: tmp
    emptyDir:
      sizeLimit: 64Mi
  {{- if .Values.ledgerClaim }}
  - name: ledger
    persistentVolumeClaim:
      claimName: {{ .Values.ledgerClaim | quote }}
  {{- end }}
  - name: secrets
    secret:
      secretName: {{ .Values.existingSecret }}
      defaultMode: 0440
{{- end }}

{{- define "debrief.container" -}}
name: debrief
image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"
imagePullPolicy: {{ .Values.image.pullPolicy }}
resources: {{ toJson .Values.resources }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop: [ALL]
volumeMounts:
  - name: data
    mountPath: /data
  - name: tmp
    mountPath: /tmp
  {{- if .Values.ledgerClaim }}
  - name: ledger
    mountPath: /data/ledger
  {{- end }}
  - name: secrets
    mountPath: /run/secrets/debrief
    readOnly: true
env:
  - name: NEXTAUTH_URL
    value: "https://{{ .Values.host }}"
  {{- range .Values.secretKeys }}
  - name: {{ . }}_FILE
    value: /run/secrets/debrief/{{ . }}
  {{- end }}
  {{- range $name, $value := .Values.settings }}
  - name: {{ $name }}
    value: {{ $value | quote }}
  {{- end }}
{{- end }}
