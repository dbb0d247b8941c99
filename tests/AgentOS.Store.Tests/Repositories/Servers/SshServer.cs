using System.Net;
using System.Net.Sockets;
using AgentOS.Linux;
using AgentOS.Testing;

namespace AgentOS.Store.Tests.Repositories.Servers;

/// <summary>The machine's own sshd, started for each connection (<c>sshd -i</c>) with keys of this test's.</summary>
internal sealed class SshServer : IDisposable
{
    internal const string Program = "/usr/sbin/sshd";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _directory;

    public SshServer(string directory)
    {
        _directory = directory;
        BashScript.Run(directory, $"""
            mkdir -p ssh && cd ssh && chmod 700 .
            ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f user && cp user.pub authorized
            printf 'HostKey %s/host\nAuthorizedKeysFile %s/authorized\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nPidFile none\n' "$PWD" "$PWD" > config
            [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
            """);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        File.WriteAllText(Path.Combine(directory, "ssh/known"), $"[127.0.0.1]:{Port} {File.ReadAllText(Path.Combine(directory, "ssh/host.pub"))}");
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>What reaches it as this user.</summary>
    public string Command => $"ssh -oBatchMode=yes -F /dev/null -i {_directory}/ssh/user -oIdentitiesOnly=yes -oUserKnownHostsFile={_directory}/ssh/known";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                Serve(await _listener.AcceptSocketAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket connection)
    {
        using (connection)
        {
            connection.Blocking = true;
            int socket = (int)connection.Handle;
            using ChildProcess server = ChildProcess.Start(() => new SpawnRequest(
                Program, [Program, "-i", "-e", "-f", $"{_directory}/ssh/config"], [$"PATH={Environment.GetEnvironmentVariable("PATH")}"],
                [new DescriptorAction.Inherit(0, socket), new DescriptorAction.Inherit(1, socket), new DescriptorAction.Open(2, "/dev/null")]));
        }
    }
}
