using System.Net.Sockets;
using System.Text;

namespace AgentOS.Network.Tests.Support;

/// <summary>What a program of the sandbox does with a connection.</summary>
internal static class Client
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    public static Task SendAsync(this NetworkStream stream, string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Everything until the end; fails when it is cut off.</summary>
    public static async Task<string> ReadToEndAsync(this NetworkStream stream)
    {
        using MemoryStream all = new();
        await stream.CopyToAsync(all).WaitAsync(s_limit);
        return Encoding.Latin1.GetString(all.ToArray());
    }

    /// <summary>Reads until a text has come.</summary>
    public static async Task<string> ReadUntilAsync(this NetworkStream stream, string end)
    {
        StringBuilder text = new();
        byte[] one = new byte[1];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            Assert.Equal(1, await stream.ReadAsync(one).AsTask().WaitAsync(s_limit));
            text.Append((char)one[0]);
        }

        return text.ToString();
    }

    /// <summary>Whether the other side cut the connection off without a byte.</summary>
    public static async Task AssertResetAsync(this NetworkStream stream)
    {
        IOException failure = await Assert.ThrowsAsync<IOException>(async () => Assert.Equal(0, await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(s_limit) + 1));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(failure.InnerException).SocketErrorCode);
    }
}
