using AgentOS.Kernel.Tests.Protocol;
using AgentOS.Linux;
using AgentOS.Linux.Files;
using AgentOS.Protocol.Kernel;
using Microsoft.Win32.SafeHandles;

namespace AgentOS.Kernel.Tests.Hostile;

/// <summary>Descriptors sent along with calls (SCM_RIGHTS, unix(7)): nobody asked for them, and they must not pile up in the kernel.</summary>
public sealed class PassedDescriptorTests(LiveKernel kernel) : IClassFixture<LiveKernel>
{
    private const int Many = 5000;

    private static readonly byte[] s_call = RawClient.Frame(Opcode.Noop, "x"u8);

    [Fact]
    public void The_kernel_keeps_none_of_the_descriptors_it_is_sent()
    {
        (UnixSocket kept, UnixSocket passed) = UnixSocket.CreatePair();
        using UnixSocket client = UnixSocket.Connect(Path.GetDirectoryName(kernel.Socket)!, Path.GetFileName(kernel.Socket));
        using Witness witness = new(kernel.Connect());
        for (int count = 0; count < Many; count++)
        {
            client.Send(s_call, passed.Handle);
            Receive(client);
            if (count % 500 == 0)
                witness.Sees();
        }

        passed.Dispose();
        // Its other end is closed everywhere exactly when this end reads the end of the stream, and not EAGAIN.
        DescriptorIo.SetNonBlocking(kept.Handle);
        Assert.Equal(Errno.None, DescriptorIo.Read(kept.Handle, new byte[1], out int read));
        Assert.Equal(0, read);
        kept.Dispose();
    }

    [Fact]
    public void Positive_control_a_receiver_that_takes_them_has_them()
    {
        (UnixSocket kept, UnixSocket passed) = UnixSocket.CreatePair();
        (UnixSocket sender, UnixSocket receiver) = UnixSocket.CreatePair();
        sender.Send(s_call, passed.Handle);
        SafeFileHandle? taken = null;
        receiver.Receive(new byte[100], ref taken);
        passed.Dispose();
        DescriptorIo.SetNonBlocking(kept.Handle);
        Assert.Equal(Errno.EAGAIN, DescriptorIo.Read(kept.Handle, new byte[1], out _));
        taken!.Dispose();
        foreach (UnixSocket socket in new[] { kept, sender, receiver })
            socket.Dispose();
    }

    private static void Receive(UnixSocket client)
    {
        byte[] answer = new byte[s_call.Length];
        SafeFileHandle? none = null;
        for (int length = 0; length < answer.Length;)
            length += client.Receive(answer.AsSpan(length), ref none);
        Assert.Null(none);
    }
}
