using System.Buffers.Binary;
using System.Numerics;

namespace AgentOS.Storage.Hashing;

/// <summary>SHA-256 (FIPS 180-4).</summary>
/// <remarks>The framework's own needs libssl at run time and ends the process where there is none; a native program of one file must not.</remarks>
public sealed class Sha256
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private const int Block = 64;
    private const int LengthField = 8;

    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static readonly uint[] s_constants =
    [
        0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
        0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
        0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
        0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
        0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
        0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
        0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
        0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
    ];

    private readonly uint[] _state = Initial.ToArray();
    private readonly byte[] _rest = new byte[Block];
    private int _kept;
    private long _length;

    // The square roots' fractions of the first 8 primes (5.3.3).
    private static ReadOnlySpan<uint> Initial => [0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19];

    /// <summary>Adds a piece of the message.</summary>
    public void Append(ReadOnlySpan<byte> data)
    {
        _length += data.Length;
        if (_kept > 0)
        {
            int taken = Math.Min(Block - _kept, data.Length);
            data[..taken].CopyTo(_rest.AsSpan(_kept));
            data = data[taken..];
            _kept += taken;
            if (_kept < Block)
                return;
            Compress(_state, _rest);
        }

        for (; data.Length >= Block; data = data[Block..])
            Compress(_state, data);
        data.CopyTo(_rest);
        _kept = data.Length;
    }

    /// <summary>Ends the message.</summary>
    /// <param name="hash">32 bytes.</param>
    public void Finish(Span<byte> hash) => Finish(_state, _rest.AsSpan(0, _kept), _length, hash);

    /// <summary>Hashes a message.</summary>
    /// <param name="message">Any number of bytes.</param>
    /// <param name="hash">32 bytes.</param>
    public static void Compute(ReadOnlySpan<byte> message, Span<byte> hash)
    {
        Span<uint> state = stackalloc uint[8];
        Initial.CopyTo(state);
        ReadOnlySpan<byte> rest = message;
        for (; rest.Length >= Block; rest = rest[Block..])
            Compress(state, rest);
        Finish(state, rest, message.Length, hash);
    }

    private static void Finish(Span<uint> state, ReadOnlySpan<byte> rest, long length, Span<byte> hash)
    {
        Span<byte> padded = stackalloc byte[2 * Block];
        padded.Clear();
        rest.CopyTo(padded);
        padded[rest.Length] = 0x80;
        int end = rest.Length < Block - LengthField ? Block : 2 * Block;
        BinaryPrimitives.WriteInt64BigEndian(padded[(end - LengthField)..], length * 8);
        for (int offset = 0; offset < end; offset += Block)
            Compress(state, padded[offset..]);
        for (int i = 0; i < state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(i * sizeof(uint))..], state[i]);
    }

    private static void Compress(Span<uint> state, ReadOnlySpan<byte> block)
    {
        Span<uint> schedule = stackalloc uint[64];
        for (int t = 0; t < 16; t++)
            schedule[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(t * sizeof(uint))..]);
        for (int t = 16; t < 64; t++)
            schedule[t] = SmallSigma1(schedule[t - 2]) + schedule[t - 7] + SmallSigma0(schedule[t - 15]) + schedule[t - 16];

        (uint a, uint b, uint c, uint d) = (state[0], state[1], state[2], state[3]);
        (uint e, uint f, uint g, uint h) = (state[4], state[5], state[6], state[7]);
        for (int t = 0; t < 64; t++)
        {
            uint first = h + BigSigma1(e) + ((e & f) ^ (~e & g)) + s_constants[t] + schedule[t];
            uint second = BigSigma0(a) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
        }

        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static uint BigSigma0(uint x) => BitOperations.RotateRight(x, 2) ^ BitOperations.RotateRight(x, 13) ^ BitOperations.RotateRight(x, 22);

    private static uint BigSigma1(uint x) => BitOperations.RotateRight(x, 6) ^ BitOperations.RotateRight(x, 11) ^ BitOperations.RotateRight(x, 25);

    private static uint SmallSigma0(uint x) => BitOperations.RotateRight(x, 7) ^ BitOperations.RotateRight(x, 18) ^ (x >> 3);

    private static uint SmallSigma1(uint x) => BitOperations.RotateRight(x, 17) ^ BitOperations.RotateRight(x, 19) ^ (x >> 10);
}
