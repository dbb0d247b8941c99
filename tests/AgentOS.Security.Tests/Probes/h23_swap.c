// Swaps two names as fast as it can until its input ends: whoever checks one and uses the other loses the race.
#include "probe.h"
#include <poll.h>
#include <linux/fs.h>

ACTION(swap)
{
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    long swaps = 0;
    while (poll(&input, 1, 0) == 0)
        for (int i = 0; i < 64; i++, swaps++)
            if (renameat2(AT_FDCWD, argv[0], AT_FDCWD, argv[1], RENAME_EXCHANGE) < 0) {
                fprintf(stderr, "swap: %s\n", outcome(-1));
                return 1;
            }
    return printf("H23 swaps %ld\n", swaps) < 0;
}
