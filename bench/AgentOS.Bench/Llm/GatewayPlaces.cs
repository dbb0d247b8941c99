using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Sources;
using AgentOS.Gateway;
using AgentOS.Gateway.Agents;
using AgentOS.Gateway.Connections;

namespace AgentOS.Bench.Llm;

/// <summary>An upstream server, our gateway in front of it, and npm's: each a process of its own.</summary>
internal sealed class GatewayPlaces : IDisposable
{
    private static readonly NpmPackage s_portkey = new("@portkey-ai/gateway", "1.15.2");

    private readonly List<Process> _processes = [];
    private readonly BenchContext _context;
    private readonly string _directory;
    private readonly string _port;
    private AgentRegistration? _registration;

    /// <param name="context">Where.</param>
    /// <param name="events">Of an answer in parts, one a second.</param>
    /// <exception cref="UnavailableException">A program cannot be had.</exception>
    public GatewayPlaces(BenchContext context, int events)
    {
        (_context, _directory) = (context, context.Workspace.CreateDirectory("llm"));
        context.Tools.Compile();
        _port = Start(new ProcessStartInfo(context.Tools["upstream"], [events.ToString(CultureInfo.InvariantCulture)])).StandardOutput.ReadLine()!;
        Direct = LlmEnd.Of(_directory, "direct", _port, "bench");
        Ours = StartOurs();
    }

    /// <summary>The upstream server itself.</summary>
    public LlmEnd Direct { get; }

    /// <summary>Through our gateway, by the socket that sandboxes are led to, as an agent of it.</summary>
    public LlmEnd Ours { get; }

    /// <summary>Our gateway's memory.</summary>
    public ProcessMemory Memory => ProcessMemory.Of(_processes[1].Id);

    /// <summary>Starts npm's.</summary>
    /// <exception cref="UnavailableException">Node or the package cannot be had.</exception>
    public LlmEnd StartPortkey()
    {
        string directory = s_portkey.Install(_context.Workspace, _context.Progress), node = _context.Debian.Program("node", "nodejs", "libnode108");
        int port = FreePort();
        ProcessStartInfo start = new(node, [Path.Combine(directory, "node_modules", s_portkey.Name, "build", "start-server.js"), "--headless", $"--port={port}"]);
        start.Environment["NODE_ENV"] = "production";
        StreamReader said = Start(start).StandardOutput;
        while (said.ReadLine() is { } line && !line.Contains("Ready", StringComparison.Ordinal))
        {
        }

        return LlmEnd.Of(_directory, "Portkey", port.ToString(CultureInfo.InvariantCulture), "bench",
            "authorization: Bearer bench", "x-portkey-provider: openai", $"x-portkey-custom-host: http://127.0.0.1:{_port}/v1");
    }

    public void Dispose()
    {
        _registration?.Dispose();
        foreach (Process process in _processes)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }

    private LlmEnd StartOurs()
    {
        GatewayPlace place = new(_directory, Path.Combine(_directory, "llm.json"));
        File.WriteAllText(place.Configuration, $$"""{"providers":{"up":{"format":"openai","url":"http://127.0.0.1:{{_port}}/v1/","concurrency":8000} } }""");
        string program = Path.Combine(_context.Workspace.Root, "artifacts", "bin", "AgentOS.LlmServer", "release", "agentos-llm");
        if (Start(new ProcessStartInfo(program, ["--directory", place.Directory, "--configuration", place.Configuration])).StandardOutput.ReadLine() != "ready")
            throw new UnavailableException("agentos-llm does not start");
        string key = PlaceholderKey.New();
        _registration = RegisterAsync(place, key).Result;
        return LlmEnd.Of(_directory, "gateway", place.DataSocket, "up/bench", $"authorization: Bearer {key}");
    }

    // What becomes of each call is sent back, as to the process of a real agent.
    private static async Task<AgentRegistration> RegisterAsync(GatewayPlace place, string key)
    {
        ControlConnection connection = (await ControlConnection.TryConnectAsync(place))!;
        return await AgentRegistration.OpenAsync(connection, new GatewayAgent { Name = "bench", Placeholder = key }, static _ => { });
    }

    private Process Start(ProcessStartInfo start)
    {
        (start.UseShellExecute, start.RedirectStandardOutput) = (false, true);
        Process process = Process.Start(start)!;
        _processes.Add(process);
        return process;
    }

    // It takes a number and tells none.
    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
