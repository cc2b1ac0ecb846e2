# What `npm run build` leaves in .next/standalone, on a slim Debian: Debrief's lock on its data folder asks for the
# program flock, which distroless images lack.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /src
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="Debrief" org.opencontainers.image.licenses="MIT"
# By default the memory that threads gave back stays with each of them: some 50 MB.
ENV MALLOC_ARENA_MAX=2
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 DATA_DIR=/data PORT=3000
# Root owns what runs, and nobody may write to it. A volume that is mounted here for the first time takes over the owner.
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=build /src/.next/standalone /app
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=6s --start-period=5m --retries=3 CMD ["node", "scripts/check-health.mjs"]
ENTRYPOINT ["node", "scripts/start.mjs"]
