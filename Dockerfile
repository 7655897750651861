ARG PYTHON_IMAGE=python:3.13-slim

FROM ${PYTHON_IMAGE} AS build
COPY requirements.lock /build/
RUN python -m venv /opt/bot \
    && /opt/bot/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r /build/requirements.lock

FROM ${PYTHON_IMAGE}
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin bot \
    && mkdir -p /app /data && chown bot /data
COPY --from=build /opt/bot /opt/bot
COPY bot /app/bot
COPY knowledge /app/knowledge
COPY locales /app/locales
WORKDIR /app
ENV PATH=/opt/bot/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 BOT_DATA_DIR=/data
USER bot
VOLUME /data
# One process writes the facts: run one container for each data volume.
HEALTHCHECK --interval=60s --timeout=20s --start-period=30s CMD ["python", "-m", "bot", "--check"]
CMD ["python", "-m", "bot"]
