using Microsoft.Win32.SafeHandles;

namespace AgentOS.Linux.Tests;

public sealed class UnixSocketTests
{
    [Fact]
    public void A_closed_socket_takes_nothing_from_the_one_that_has_its_number_now()
    {
        (UnixSocket closed, UnixSocket other) = UnixSocket.CreatePair();
        closed.Dispose();
        other.Dispose();
        // Linux gives the lowest number that is free: these two have theirs.
        (UnixSocket ours, UnixSocket theirs) = UnixSocket.CreatePair();
        using (ours)
        using (theirs)
        {
            byte[] buffer = new byte[16];
            SafeFileHandle? descriptor = null;
            theirs.Send("ours"u8);
            ours.Send("theirs"u8);
            Assert.Throws<ObjectDisposedException>(() => closed.Receive(buffer, ref descriptor));
            Assert.Throws<ObjectDisposedException>(() => closed.Send("nobody's"u8));
            Assert.Equal("ours"u8, buffer.AsSpan(0, ours.Receive(buffer, ref descriptor)));
            Assert.Equal("theirs"u8, buffer.AsSpan(0, theirs.Receive(buffer, ref descriptor)));
        }
    }
}
