using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgentOS.Bench.Processes;
using AgentOS.Bench.Sources;

namespace AgentOS.Bench.Store;

/// <summary>git daemon with one repository, so that the agent comes from an address as other people's do.</summary>
internal sealed class GitServer : IDisposable
{
    private const string Name = "echo-agent";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30), s_pause = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;

    private GitServer(int port, Process process) => (Address, _process) = ($"git://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}/{Name}", process);

    public string Address { get; }

    /// <summary>Commits a folder and serves it.</summary>
    /// <exception cref="UnavailableException">git cannot.</exception>
    public static GitServer Serve(string folder, string repositories)
    {
        string repository = Path.Combine(repositories, Name);
        Directory.CreateDirectory(repository);
        new Command("/bin/sh", "-c", $"git init -q -b main . && git --work-tree='{folder}' add -A && git -c user.name=b -c user.email=b@localhost commit -q -m agent")
        {
            Directory = repository,
        }.Run();
        int port = FreePort();
        ProcessStartInfo start = new("git", [
            "daemon", "--log-destination=none", "--reuseaddr", "--listen=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={port}"), "--export-all", $"--base-path={repositories}"]) { UseShellExecute = false };
        GitServer server = new(port, Process.Start(start)!);
        server.AwaitListening(port);
        return server;
    }

    public void Dispose()
    {
        // git starts the daemon as a program of its own.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private void AwaitListening(int port)
    {
        long began = Stopwatch.GetTimestamp();
        do
        {
            try
            {
                using TcpClient client = new("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
        while (!_process.WaitForExit(s_pause) && Stopwatch.GetElapsedTime(began) < s_patience);

        Dispose();
        throw new UnavailableException("git daemon does not listen");
    }

    private static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
