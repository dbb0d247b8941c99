using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using AgentOS.Testing;

namespace AgentOS.Acceptance.Tests.Kernel;

/// <summary>The kernel as a service: sd_listen_fds(3) and sd_notify(3), with the test in the place of systemd.</summary>
public sealed class ServiceTests : IDisposable
{
    // Listens as systemd does, and becomes the service with the socket as its descriptor 3.
    private const string Activate =
        """
        import os, socket, sys
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(sys.argv[1])
        listener.listen()
        print("listening", flush=True)
        sys.stdin.readline()
        if listener.fileno() != 3:
            os.dup2(listener.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_PID=str(os.getpid()), LISTEN_FDS="1", NOTIFY_SOCKET=sys.argv[2], WATCHDOG_USEC="100000")
        os.execvp(sys.argv[3], sys.argv[3:])
        """;

    private readonly TempDirectory _directory = new();
    private readonly Socket _manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };

    public void Dispose()
    {
        _manager.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task A_service_answers_at_the_socket_it_was_given_and_reports()
    {
        string path = Path.Combine(_directory.Path, "passed.sock"), notify = Path.Combine(_directory.Path, "notify.sock");
        _manager.Bind(new UnixDomainSocketEndPoint(notify));
        using Process service = PublishedProgram.Start(
            _directory.Path,
            ["env", $"XDG_STATE_HOME={_directory.Path}", "python3", "-c", Activate, path, notify, Path.Combine(PublishedProgram.Folder, "agentos"), "kernel"]);
        Assert.Equal("listening", await service.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        using KernelClient early = new(path); // Before there is a kernel: it waits.
        await service.StandardInput.WriteLineAsync();

        Assert.Contains($"READY=1\nSTATUS=Answering at {path}", Until("READY"), StringComparison.Ordinal);
        Assert.Equal("early", early.CallText(KernelClient.Noop, "early"));
        Assert.Equal("WATCHDOG=1", Until("WATCHDOG"));
        Assert.Equal("WATCHDOG=1", Until("WATCHDOG"));

        (await PublishedProgram.RunAsync(_directory.Path, "kernel", "stop", "--socket", path)).Succeeded();
        Assert.Equal("STOPPING=1", Until("STOPPING"));
        await service.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, service.ExitCode);
        Assert.True(File.Exists(path), "the socket belongs to the service manager");
    }

    [Fact]
    public async Task The_real_activator_starts_a_kernel_for_its_first_caller()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/systemd-socket-activate"), "systemd-socket-activate is not installed");
        string path = Path.Combine(_directory.Path, "activated.sock");
        using Process activator = PublishedProgram.Start(
            _directory.Path,
            ["systemd-socket-activate", "-l", path, "-E", $"XDG_STATE_HOME={_directory.Path}", Path.Combine(PublishedProgram.Folder, "agentos"), "kernel"]);
        Assert.Contains("Listening on", await activator.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using (KernelClient first = new(path))
            Assert.Equal("first", first.CallText(KernelClient.Noop, "first"));
        (await PublishedProgram.RunAsync(_directory.Path, "kernel", "stop", "--socket", path)).Succeeded();
        await activator.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, activator.ExitCode);
    }

    private string Until(string wanted)
    {
        byte[] buffer = new byte[4096];
        while (true)
        {
            string message = Encoding.UTF8.GetString(buffer, 0, _manager.Receive(buffer));
            if (message.StartsWith(wanted, StringComparison.Ordinal))
                return message;
        }
    }
}
