using System.Globalization;

namespace AgentOS.Network.Policy;

/// <summary>Ports as they are written.</summary>
internal static class PortNumber
{
    /// <exception cref="FormatException">It is no number from 1 to 65535.</exception>
    public static int Parse(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new FormatException("the port is no number from 1 to 65535");
}
