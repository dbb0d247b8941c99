using System.Globalization;
using System.Text;
using AgentOS.Errors;

namespace AgentOS.Store.Sessions;

/// <summary>What a session may be called.</summary>
public static class SessionName
{
    private const int MostCharacters = 64, MostBytes = 80; // As a file name a byte is up to three characters; NAME_MAX is 255.

    /// <summary>Makes sure that it is a name.</summary>
    /// <exception cref="AgentOSException"><see cref="StoredSessionErrors.BadName"/>.</exception>
    public static string Check(string name) =>
        name.Length is > 0 and <= MostCharacters && Encoding.UTF8.GetByteCount(name) <= MostBytes && !name.Any(char.IsControl)
            ? name
            : throw new AgentOSException(StoredSessionErrors.BadName, "use the session", name);

    /// <summary>The name of a session nobody named: the local time, <c>YYYYMMDD-HHMMSS</c>, and a number when that is taken.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="isTaken">Whether there is one of a name.</param>
    public static string Of(TimeProvider clock, Func<string, bool> isTaken)
    {
        string time = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string name = time;
        for (int number = 2; isTaken(name); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{time}-{number}");
        return name;
    }
}
