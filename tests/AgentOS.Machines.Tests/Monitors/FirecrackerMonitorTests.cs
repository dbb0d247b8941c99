using AgentOS.Errors;
using AgentOS.Machines.Monitors;
using AgentOS.Machines.Monitors.Firecracker;
using AgentOS.Machines.Monitors.Kvm;
using AgentOS.Sandbox;
using AgentOS.Testing;

namespace AgentOS.Machines.Tests.Monitors;

/// <summary>A Firecracker in its sandbox. Where it cannot run, a program with its options takes what it would take: files, device and sockets are real, no guest is.</summary>
public sealed class FirecrackerMonitorTests : IDisposable
{
    // Opens what the configuration names as Firecracker does, and tells over the link what it could do; then answers at its API.
    private const string StandIn = """
        import json, os, socket, sys
        options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
        machine = json.load(open(options['--config-file']))
        def rights(path):
            result = ''
            for name, flags in (('r', os.O_RDONLY), ('w', os.O_RDWR)):
                try: os.close(os.open(path, flags)); result += name
                except OSError: pass
            return result
        def listen(path):
            listener = socket.socket(socket.AF_UNIX); listener.bind(path); listener.listen(); return listener
        api = listen(options['--api-sock'])
        own = listen(machine['vsock']['uds_path'])
        link = socket.socket(socket.AF_UNIX); link.connect(machine['vsock']['uds_path'] + '_1024')
        boot = machine['boot-source']
        said = [rights(boot['kernel_image_path']), rights(boot['initrd_path'])] + [rights(drive['path_on_host']) for drive in machine['drives']] + [rights('/dev/kvm'), str(os.getuid())]
        link.sendall((' '.join(said) + '\n').encode())
        asked = api.accept()[0]
        while True:
            request = asked.recv(65536)
            while request and not request.endswith(b'}'): request += asked.recv(65536)
            if not request: break
            link.sendall(request.split(b'\r\n\r\n')[1] + b'\n')
            asked.sendall(b'HTTP/1.1 204 \r\nServer: Firecracker API\r\nConnection: keep-alive\r\n\r\n')
        """;

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Its_sandbox_has_what_it_takes_and_no_names_are_left()
    {
        MachineSpecification machine = await MachineAsync();
        StartedMonitor started = Start(machine, StandIn);
        try
        {
            using StreamReader said = new(new FileStream(started.Link, FileAccess.Read, bufferSize: 0));
            string device = machine.UsesKvm ? "rw" : "";
            Assert.Equal($"r r r rw {device} 1000", await said.ReadLineAsync(TestContext.Current.CancellationToken));
            started.Control.Stop();
            started.Control.Continue();
            Assert.Equal("{\"state\":\"Paused\"}", await said.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Equal("{\"state\":\"Resumed\"}", await said.ReadLineAsync(TestContext.Current.CancellationToken));
            Assert.Empty(Directory.EnumerateDirectories(_directory.Path));
            Assert.Contains(started.Jail.Report.Layers, layer => layer is { Name: "seccomp", IsActive: true });
        }
        finally
        {
            started.Control.Dispose();
            started.Jail.Dispose();
        }
    }

    [Fact]
    public async Task One_that_ends_at_once_is_an_error_with_what_it_said()
    {
        MachineSpecification machine = await MachineAsync();
        AgentOSException failure = Assert.Throws<AgentOSException>(() => Start(machine, "print('Invalid Elf magic number')"));
        Assert.Equal(MachineErrors.BootFailed, failure.Definition);
        Assert.Contains("Invalid Elf magic number", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(_directory.Path));
    }

    [Fact]
    public async Task Its_machines_are_no_copies()
    {
        MachineSpecification machine = await MachineAsync();
        Assert.False(MachineLauncher.StartsCopies(MonitorKind.Firecracker));
        Assert.True(MachineLauncher.StartsCopies(MonitorKind.Qemu));
        AgentOSException failure = Assert.Throws<AgentOSException>(() =>
            new FirecrackerMonitor(() => []).Start(machine, new SandboxSpecification(["none"]), new MachineBeginning(null, null), new MachineConsole(null)));
        Assert.Equal(MachineErrors.TemplateUnusable, failure.Definition);
    }

    [Fact]
    public async Task The_real_one_runs_a_guest()
    {
        MachineSpecification machine = await Laboratory.MachineAsync(_directory.Path);
        Assert.SkipUnless(FirecrackerProgram.TryFind() is not null, "firecracker is not in /usr/bin or /usr/local/bin");
        KvmVerdict kvm = await new KvmProbe(machine.Kernel, TimeProvider.System).RunAsync();
        Assert.SkipUnless(kvm.Works, $"guests do not run under KVM here: {kvm.Reason}");
        (SandboxExit exit, string output, string errors) = await MachineProgram.RunAsync(machine with { Monitor = MonitorKind.Firecracker, UsesKvm = true }, "cat; uname -n", "hello\n");
        Assert.True(exit.ExitCode == 0, errors);
        Assert.Equal("hello\nagent\n", output);
    }

    private static StartedMonitor Start(MachineSpecification machine, string program) => new FirecrackerMonitor(() => ["/usr/bin/python3", "-c", program]).Start(
        machine, new SandboxSpecification(["none"]) { InitPath = Laboratory.Init }, new MachineBeginning(machine.Kernel.ImagePath, null), new MachineConsole(null));

    private async Task<MachineSpecification> MachineAsync()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "python3 is not installed");
        return (await Laboratory.MachineAsync(_directory.Path)) with { Monitor = MonitorKind.Firecracker, UsesKvm = File.Exists("/dev/kvm") };
    }
}
