using System.Security.Cryptography;
using AgentOS.Storage.Hashing;

namespace AgentOS.Storage.Tests.Hashing;

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

    [Fact]
    public void A_message_in_pieces_of_any_length_gives_the_hash_of_the_whole()
    {
        Random random = new(8);
        byte[] message = new byte[4096], hash = new byte[32];
        random.NextBytes(message);
        for (int round = 0; round < 200; round++)
        {
            Sha256 pieces = new();
            for (int at = 0; at < message.Length;)
            {
                int count = Math.Min(random.Next(150), message.Length - at);
                pieces.Append(message.AsSpan(at, count));
                at += count;
            }

            pieces.Finish(hash);
            Assert.Equal(SHA256.HashData(message), hash);
        }
    }
}
