using AgentOS.Egress.Tests.Laboratory;

namespace AgentOS.Egress.Tests.Bypasses;

/// <summary>Ways to the network that are not connect(2) of a TCP socket.</summary>
public sealed class OtherSocketTests(Internet internet)
{
    private const string Address = "address=$(getent ahostsv4 ok.com | head -n 1 | cut -d' ' -f1)\n";

    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task Data_in_the_first_packet_and_multipath_TCP_are_captured_too(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt denied = await host.TryAsync(["ok.com"], $"""
            for kind in fastopen mptcp; do /usr/bin/python3 /lab/others.py $kind {Internet.Ok4} ok.com; done
            for kind in fastopen mptcp; do /usr/bin/python3 /lab/others.py $kind {Internet.Evil4} ok.com; done
            """);
        denied.SentNothing().DidNotPrint("hello").Recorded("literal", Internet.Ok4).Recorded("literal", Internet.Evil4);
        Attempt foreign = await host.TryAsync(["ok.com"], Address + "for kind in fastopen mptcp; do /usr/bin/python3 /lab/others.py $kind $address evil.com; done");
        foreign.SentNothing().DidNotPrint("hello").Recorded("host-mismatch", "ok.com");
        Attempt allowed = await host.TryAsync(["ok.com"], Address + "/usr/bin/python3 /lab/others.py fastopen $address ok.com");
        allowed.ReachedOnlyOk().Printed("hello from ok.com");
    }

    [Fact]
    public async Task Datagrams_of_other_kinds_go_nowhere()
    {
        using EgressHost host = new(internet);
        Attempt attempt = await host.TryAsync(["*"], Address + $"for to in $address {Internet.Ok4} 8.8.8.8; do /usr/bin/python3 /lab/others.py udplite $to ok.com; done");
        attempt.SentNothing().DidNotPrint("hello", "TimeoutError");
    }

    // io_uring makes sockets past seccomp; pidfd_getfd takes the descriptors of the sandbox's first process, one of which leads to its host.
    [Theory]
    [InlineData(Starter.Root)]
    [InlineData(Starter.OrdinaryUser)]
    public async Task System_calls_around_the_sandbox_are_not_to_be_had(Starter starter)
    {
        using EgressHost host = new(internet, starter);
        Attempt attempt = await host.TryAsync(["*"], """
            /usr/bin/python3 - <<'END'
            import ctypes, os
            libc = ctypes.CDLL(None, use_errno=True)
            IO_URING_SETUP, PIDFD_OPEN, PIDFD_GETFD, PTRACE, PROCESS_VM_READV, ATTACH = 425, 434, 438, 101, 310, 16
            print("io_uring", libc.syscall(IO_URING_SETUP, 8, ctypes.create_string_buffer(256)))
            first, own = libc.syscall(PIDFD_OPEN, 1, 0), libc.syscall(PIDFD_OPEN, os.getpid(), 0)
            print("taken", [fd for fd in range(3, 64) if libc.syscall(PIDFD_GETFD, first, fd, 0) >= 0])
            print("ptrace", libc.syscall(PTRACE, ATTACH, 1, 0, 0))
            print("memory", libc.syscall(PROCESS_VM_READV, 1, None, 0, None, 0, 0) if not os.access("/proc/1/mem", os.R_OK) else "readable")
            END
            """);
        attempt.SentNothing().Printed("io_uring -1\n", "taken []\n", "ptrace -1\n").DidNotPrint("readable");
    }
}
