using System.Buffers;

namespace AgentOS.Network.Http;

/// <summary>Characters of HTTP's grammar (RFC 9110, 5.5 and 5.6.2).</summary>
internal static class HttpToken
{
    private static readonly SearchValues<byte> s_token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    public static bool Is(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExcept(s_token);

    /// <summary>Whether nothing in it is a control character but the tab.</summary>
    public static bool IsFieldValue(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
        {
            if (character is (< (byte)' ' and not (byte)'\t') or 0x7f)
                return false;
        }

        return true;
    }

    /// <summary>Whether everything in it is visible ASCII.</summary>
    public static bool IsVisible(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'!', (byte)'~');
}
