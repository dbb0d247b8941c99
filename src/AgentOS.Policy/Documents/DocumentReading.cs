using System.Text.Json;
using AgentOS.Errors;

namespace AgentOS.Policy.Documents;

/// <summary>Turns failures of reading JSON into ones a person can act on.</summary>
internal static class DocumentReading
{
    /// <exception cref="AgentOSException"><c>policy.bad-document</c>.</exception>
    public static T Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read() ?? throw new JsonException("it is null");
        }
        catch (JsonException problem)
        {
            throw new AgentOSException(PolicyErrors.BadDocument, "read the permissions", "", problem.Message, problem);
        }
    }
}
