# docker build --tag edu-check . && docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/inventories" edu-check . --standard shaanxi-k12
# BASE may name a mirror of Debian 12's image.
ARG BASE=debian:12-slim

FROM ${BASE} AS build
WORKDIR /source
COPY dev CMakeLists.txt CMakePresets.json LICENSE ./
COPY cmake cmake
COPY schemas schemas
COPY standards standards
COPY lib lib
COPY cli cli
RUN ./dev package

FROM ${BASE}
LABEL org.opencontainers.image.title="edu-check" \
      org.opencontainers.image.description="Checks school inventories against official standards of education informatization" \
      org.opencontainers.image.licenses="Apache-2.0"
# git is for --changed-since, libxlsxwriter4 for --format xlsx, libzip4 for reading xlsx and ods.
RUN --mount=type=bind,from=build,source=/source/build/release,target=/packages \
    apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends \
       git libxlsxwriter4 libzip4 /packages/edu-check_*.deb \
    && rm -rf /var/lib/apt/lists/*
ENV LANG=C.UTF-8
USER 65534:65534
WORKDIR /inventories
ENTRYPOINT ["edu-check"]
CMD ["--help"]
