using System.Globalization;
using System.Net;
using AgentOS.Linux;

namespace AgentOS.Sandbox.Driver;

/// <summary>Command line of the driver: <c>[--option value]… -- command…</c>.</summary>
internal static class DriverOptions
{
    public static SandboxSpecification Parse(string[] arguments)
    {
        int end = Array.IndexOf(arguments, "--");
        SandboxSpecification specification = new(arguments[(end + 1)..]);
        for (int index = 0; index < end; index += 2)
            specification = Apply(specification, arguments[index], arguments[index + 1]);
        return specification;
    }

    private static SandboxSpecification Apply(SandboxSpecification to, string option, string value) => option switch
    {
        "--cwd" => to with { CurrentDirectory = value },
        "--workdir" => to with { WorkingDirectory = value },
        "--network" => to with { Network = Enum.Parse<NetworkMode>(value) },
        "--isolation" => to with { Isolation = Enum.Parse<IsolationLevel>(value) },
        "--memory" => to with { Limits = to.Limits with { MemoryBytes = long.Parse(value, CultureInfo.InvariantCulture) } },
        "--cpus" => to with { Limits = to.Limits with { Cpus = double.Parse(value, CultureInfo.InvariantCulture) } },
        "--pids" => to with { Limits = to.Limits with { Processes = int.Parse(value, CultureInfo.InvariantCulture) } },
        "--trace" => to with { TraceSystemCalls = bool.Parse(value) },
        "--env" => to with { Environment = new Dictionary<string, string>(to.Environment, StringComparer.Ordinal) { [value.Split('=', 2)[0]] = value.Split('=', 2)[1] } },
        "--read" => to with { Mounts = [.. to.Mounts, Bind(value, isReadOnly: true)] },
        "--write" => to with { Mounts = [.. to.Mounts, Bind(value, isReadOnly: false)] },
        "--device" => to with { Devices = [.. to.Devices, value] },
        "--listen" => to with { Listeners = [.. to.Listeners, Listening(value)] },
        _ => throw new ArgumentException(option, nameof(option)),
    };

    /// <summary><c>tcp,ADDRESS,PORT</c>.</summary>
    public static ListeningAddress Listening(string value) => value.Split(',') is [string transport, string address, string port]
        ? new(Enum.Parse<Transport>(transport, ignoreCase: true), IPAddress.Parse(address), ushort.Parse(port, CultureInfo.InvariantCulture))
        : throw new ArgumentException(value, nameof(value));

    private static SandboxMount Bind(string value, bool isReadOnly) =>
        new(value.Split(':')[1], new BindSource(value.Split(':')[0]), isReadOnly);
}
