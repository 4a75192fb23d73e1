#!/bin/sh
# Runs one step with the memory settings that training on a CPU wants: without them most of the time goes into
# getting fresh pages from the system (elementwise operations 3 to 10 times slower with glibc's defaults).
# Usage: ./run.sh pretrain.py --minutes 50
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=8589934592 MALLOC_TOP_PAD_=268435456
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1 OMP_NUM_THREADS="${OMP_NUM_THREADS:-$(nproc)}" OMP_WAIT_POLICY=passive
cd "$(dirname "$0")" && exec "${PYTHON:-/usr/bin/python3}" "$@"
