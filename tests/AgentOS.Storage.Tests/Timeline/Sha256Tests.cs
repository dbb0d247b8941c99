using System.Security.Cryptography;
using AgentOS.Storage.Timeline;

namespace AgentOS.Storage.Tests.Timeline;

/// <summary>Our SHA-256 against the framework's, which the tests may use and the program may not.</summary>
public sealed class Sha256Tests
{
    [Fact]
    public void Every_length_around_the_blocks_gives_the_framework_s_hash()
    {
        Random random = new(7);
        byte[] hash = new byte[32];
        for (int length = 0; length < 300; length++)
        {
            byte[] message = new byte[length];
            random.NextBytes(message);
            Sha256.Compute(message, hash);
            Assert.Equal(SHA256.HashData(message), hash);
        }
    }
}
