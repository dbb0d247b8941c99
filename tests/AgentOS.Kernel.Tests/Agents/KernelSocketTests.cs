using System.Net.Sockets;
using AgentOS.Errors;
using AgentOS.Kernel.Agents;
using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Protocol.Kernel;
using AgentOS.Testing;

namespace AgentOS.Kernel.Tests.Agents;

public sealed class KernelSocketTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    private string Socket => _directory["kernel.sock"];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Only_its_owner_may_connect()
    {
        using AgentKernel kernel = Start("state");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Socket));
    }

    [Fact]
    public void A_second_kernel_at_the_same_socket_does_not_start_and_the_first_goes_on()
    {
        using AgentKernel kernel = Start("state");
        Assert.Equal(KernelErrors.AlreadyRunning, Assert.Throws<AgentOSException>(() => Start("other")).Definition);
        using RawClient client = new(Socket);
        Assert.Equal("on", client.Call(Opcode.Noop, "on").Text);
    }

    [Fact]
    public void A_second_kernel_over_the_same_state_does_not_start()
    {
        using AgentKernel kernel = Start("state");
        AgentKernelOptions options = new(_directory["other.sock"], _directory.Path, _directory["state"], "0.0.0-test");
        Assert.Equal(AgentErrors.StateInUse, Assert.Throws<AgentOSException>(() => AgentKernel.Start(options)).Definition);
        Assert.False(File.Exists(_directory["other.sock"]));
    }

    [Fact]
    public void The_socket_of_a_dead_kernel_is_replaced()
    {
        using (Socket dead = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(Socket));
            dead.Listen();
            File.Move(Socket, Socket + ".kept"); // .NET removes the name it bound.
        }

        File.Move(Socket + ".kept", Socket);
        using AgentKernel kernel = Start("state");
        using RawClient client = new(Socket);
        Assert.Equal("on", client.Call(Opcode.Noop, "on").Text);
    }

    [Fact]
    public void A_file_that_is_no_socket_stays()
    {
        File.WriteAllText(Socket, "precious");
        Assert.Equal(KernelErrors.SocketUnusable, Assert.Throws<AgentOSException>(() => Start("state")).Definition);
        Assert.Equal("precious", File.ReadAllText(Socket));
    }

    [Fact]
    public void A_kernel_that_ended_leaves_neither_socket_nor_directory()
    {
        Start("state").Dispose();
        Assert.False(File.Exists(Socket));
        Assert.Empty(Directory.GetDirectories(_directory.Path, "kernel-*"));
    }

    private AgentKernel Start(string state) => AgentKernel.Start(new AgentKernelOptions(Socket, _directory.Path, _directory[state], "0.0.0-test"));
}
