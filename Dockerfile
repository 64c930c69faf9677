# The bot as an image: everything is compiled in a first stage, production's packages are installed in a second, and
# the last holds what runs and nothing else. `--build-arg NODE=24` takes another Node (20 or newer).
ARG NODE=20

FROM node:${NODE}-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json ./
COPY scripts/build.mjs ./scripts/
COPY src ./src
# The empty folder becomes the volume's, owned by who runs the bot.
RUN npm run -s build && mkdir data

FROM node:${NODE}-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:${NODE}-slim
# The port is set, so that Socket Mode answers health checks too.
ENV NODE_ENV=production \
    FOOTNOTE_DATA=/data \
    PORT=3000
WORKDIR /app
COPY --from=modules /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json manifest.yml LICENSE ./
COPY content ./content
COPY --from=build --chown=node:node /app/data /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Without npm or a shell between, so that SIGTERM reaches the bot.
CMD ["node", "dist/main.js"]
