using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Protocol;
using AgentOS.Sandbox;
using AgentOS.Vms;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Cli.Commands.Vm;

/// <summary>
/// Connections to a port of this machine's loopback, each carried by a program in the VM that connects to the VM's own: its standard input and output are the connection.
/// </summary>
internal sealed class PortForwarding : IDisposable
{
    private readonly RunningAgent _vm;
    private readonly ushort _guest;
    private readonly TcpListener _listener;
    private readonly SafeFileHandle _nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);

    /// <param name="vm">Which.</param>
    /// <param name="host">Port here; 0 is any.</param>
    /// <param name="guest">Port in the VM.</param>
    /// <exception cref="AgentOSException"><see cref="VmErrors.PortTaken"/>.</exception>
    public PortForwarding(RunningAgent vm, ushort host, ushort guest)
    {
        (_vm, _guest) = (vm, guest);
        _listener = new TcpListener(IPAddress.Loopback, host);
        try
        {
            _listener.Start();
        }
        catch (SocketException failure)
        {
            throw new AgentOSException(VmErrors.PortTaken, "listen at", $"127.0.0.1:{host}", failure.Message, failure);
        }
    }

    /// <summary>The port here.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Forwards until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Socket connection = await _listener.AcceptSocketAsync(cancellationToken);
                new Thread(() => Carry(connection), maxStackSize: 256 * 1024) { IsBackground = true, Name = "connection" }.Start();
            }
        }
        catch (OperationCanceledException)
        {
            // It was asked to end.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _nothing.Dispose();
    }

    private void Carry(Socket connection)
    {
        using (connection)
        {
            try
            {
                int descriptor = (int)connection.Handle;
                JoinRequest dial = new([SandboxPlan.InitPath, GuestPrograms.Dial, _guest.ToString(CultureInfo.InvariantCulture)]);
                using JoinedProgram program = JoinedProgram.Start(
                    AgentRegistry.OfThisUser(), _vm, dial, new StandardStreams(descriptor, descriptor, (int)_nothing.DangerousGetHandle()));
                _ = program.Wait();
            }
            catch (AgentOSException)
            {
                // The VM has ended: the connection is closed.
            }
        }
    }
}
