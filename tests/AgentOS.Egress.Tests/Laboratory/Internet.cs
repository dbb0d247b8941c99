using System.Globalization;
using System.Text.Json;
using AgentOS.Egress.Tests.Laboratory;
using AgentOS.Testing;

[assembly: AssemblyFixture(typeof(Internet))]
[assembly: CollectionBehavior(DisableTestParallelization = true)] // One wire, one recorder.

namespace AgentOS.Egress.Tests.Laboratory;

/// <summary>
/// Two network namespaces and a cable: a "host" whose only way out it is, and an "internet" with its own name servers, web servers and a recorder at the
/// cable. They end with their processes.
/// </summary>
public sealed class Internet : IAsyncLifetime
{
    public const string Ok4 = "45.45.45.10", Ok6 = "2a0a:4545::10";
    public const string Evil4 = "45.45.45.66", Evil6 = "2a0a:4545::66";

    private const string HostAddresses = "ip link set lo up; ip addr add 45.45.45.1/24 dev e0; ip addr add 192.168.77.1/24 dev e0; ip -6 addr add 2a0a:4545::1/64 dev e0 nodad; "
        + "ip link set e0 up; ip route add default via 45.45.45.53; ip -6 route add default via 2a0a:4545::53";

    private const string InternetAddresses = "ip link set lo up; ip link set e1 up; "
        + "for a in 45.45.45.53/24 45.45.45.10/24 45.45.45.66/24; do ip addr add $a dev e1; done; "
        + "for a in 2a0a:4545::53/64 2a0a:4545::10/64 2a0a:4545::66/64; do ip -6 addr add $a dev e1 nodad; done; "
        + "for a in 8.8.8.8 1.1.1.1 169.254.169.254 10.0.0.1 192.168.1.1 100.100.100.200; do ip addr add $a/32 dev lo; done; "
        + "for a in 2001:4860:4860::8888 fd00:ec2::254 fd12::1; do ip -6 addr add $a/128 dev lo; done";

    private readonly TempDirectory _directory = new();
    private HostProgram? _host;
    private HostProgram? _internet;

    /// <summary>Where everybody who is not evil is.</summary>
    public static IReadOnlyList<string> OkAddresses { get; } = [Ok4, Ok6];

    /// <summary>Shown to sandboxes at /lab: the authority that signed all servers' certificates (ca.pem), the program of system calls (raw).</summary>
    public string Shown => _directory["shown"];

    /// <summary>Skips the test, visibly, where this machine cannot have an internet of its own.</summary>
    public static void Require()
    {
        Assert.SkipUnless(Agentos.Program is not null, "no published program: run ./agentos once, or set AGENTOS_BIN");
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can make network namespaces with a cable between them");
        Assert.SkipUnless(File.Exists("/usr/sbin/ip") || File.Exists("/sbin/ip"), "iproute2 is not installed");
        Assert.SkipUnless(File.Exists("/usr/bin/bwrap"), "bubblewrap is not installed");
        Assert.SkipUnless(File.Exists("/proc/net/if_inet6"), "this machine has no IPv6");
    }

    public async ValueTask InitializeAsync()
    {
        if (!Environment.IsPrivilegedProcess || Agentos.Program is null)
            return; // The tests skip themselves.
        Directory.CreateDirectory(Shown);
        Directory.CreateDirectory(_directory["host"]);
        File.WriteAllText(Path.Combine(_directory["host"], "index.html"), "a service of the host\n");
        File.WriteAllText(_directory["resolv.conf"], "nameserver 45.45.45.53\n");
        File.WriteAllText(_directory["nsswitch.conf"], "passwd: files\nhosts: files dns\n");
        foreach (string program in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Programs"), "*.py"))
            File.Copy(program, Path.Combine(Shown, Path.GetFileName(program)));
        await Task.WhenAll(MakeCertificatesAsync(), HostProgram.CheckAsync("gcc", "-static", "-nostdlib", "-O1", "-o", Path.Combine(Shown, "raw"), Path.Combine(AppContext.BaseDirectory, "Programs", "raw.c")));

        // Both wait for the cable, which is laid between their namespaces.
        _host = HostProgram.Start(["unshare", "--net", "--mount", "--propagation", "private", "sh", "-ec",
            $"mount --bind {_directory["resolv.conf"]} /etc/resolv.conf; mount --bind {_directory["nsswitch.conf"]} /etc/nsswitch.conf; echo apart; read line; {HostAddresses}; "
            + $"exec python3 -u -m http.server 80 --directory {_directory["host"]}"]);
        _internet = HostProgram.Start(["unshare", "--net", "sh", "-ec",
            $"echo apart; read line; {InternetAddresses}; exec python3 {Path.Combine(AppContext.BaseDirectory, "Internet", "internet.py")} e1 {_directory.Path}"]);
        Assert.Equal("apart", await _host.Output.ReadLineAsync());
        Assert.Equal("apart", await _internet.Output.ReadLineAsync());
        await HostProgram.CheckAsync("ip", "link", "add", "name", "e0", "netns", Number(_host.ProcessId), "type", "veth", "peer", "name", "e1", "netns", Number(_internet.ProcessId));
        await _internet.Input.WriteLineAsync("go");
        await _internet.Input.FlushAsync();
        string? ready = await _internet.Output.ReadLineAsync();
        if (ready is null)
            throw new InvalidOperationException($"the internet did not start: {await _internet.ErrorsAsync()}");
        await _host.Input.WriteLineAsync("go");
        await _host.Input.FlushAsync();
        if (await _host.Output.ReadLineAsync() is null)
            throw new InvalidOperationException($"the host did not start: {await _host.ErrorsAsync()}");
    }

    /// <summary>The beginning of a command that runs on the host.</summary>
    public IReadOnlyList<string> OnHost => ["nsenter", $"--net=/proc/{_host!.ProcessId}/ns/net", $"--mount=/proc/{_host.ProcessId}/ns/mnt", "--"];

    /// <summary>What was seen since the last call.</summary>
    public async Task<Observation> TakeAsync()
    {
        using JsonDocument answer = await AskAsync("""{"do":"take"}""");
        return new Observation(
            [.. answer.RootElement.GetProperty("departures").EnumerateArray().Select(departure => new Departure(
                departure.GetProperty("protocol").GetString()!, departure.GetProperty("to").GetString()!, departure.GetProperty("port").GetInt32(), departure.GetProperty("asked").GetString()))],
            [.. answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetString()!)]);
    }

    /// <summary>Lets a name have other addresses; several lists are told one after the other.</summary>
    public async Task SetNameAsync(string name, params string[][] answers)
    {
        using JsonDocument _ = await AskAsync(JsonSerializer.Serialize(new Dictionary<string, object> { ["do"] = "name", ["name"] = name, ["answers"] = answers }));
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_internet is not null)
            await _internet.DisposeAsync();
        _directory.Dispose();
    }

    private async Task<JsonDocument> AskAsync(string command)
    {
        await _internet!.Input.WriteLineAsync(command);
        await _internet.Input.FlushAsync();
        return JsonDocument.Parse(await _internet.Output.ReadLineAsync() ?? throw new InvalidOperationException(await _internet.ErrorsAsync()));
    }

    private async Task MakeCertificatesAsync()
    {
        string names = string.Join(',', new[] { "ok.com", "*.ok.com", "evil.com", "evilok.com", "six.com", "four.com" }.Select(name => $"DNS:{name}"));
        string directory = _directory.Path;
        await HostProgram.CheckAsync("sh", "-ec", $"""
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {directory}/ca.key -out {Shown}/ca.pem -days 2 -subj /CN=internet
            openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {directory}/server.key -out {directory}/server.csr -subj /CN=ok.com
            printf 'subjectAltName={names}' > {directory}/names
            openssl x509 -req -in {directory}/server.csr -CA {Shown}/ca.pem -CAkey {directory}/ca.key -CAcreateserial -days 2 -extfile {directory}/names -out {directory}/server.pem
            """);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
