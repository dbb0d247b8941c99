using AgentOS.Errors;
using AgentOS.Kernel;
using AgentOS.Linux;
using AgentOS.Storage;

namespace AgentOS.Server.E2b.Connect;

/// <summary>A failure as the Connect protocol tells it.</summary>
/// <param name="code">Its name there: <c>not_found</c>, <c>invalid_argument</c>, … .</param>
/// <param name="message">What went wrong.</param>
internal sealed class ConnectException(string code, string message) : Exception(message)
{
    /// <summary>Its name in the protocol.</summary>
    public string Code { get; } = code;

    /// <summary>The HTTP status of a call that fails so (Connect protocol, "Error codes").</summary>
    public int Status => Code switch
    {
        "invalid_argument" or "failed_precondition" or "out_of_range" => 400,
        "unauthenticated" => 401,
        "permission_denied" => 403,
        "not_found" => 404,
        "already_exists" or "aborted" => 409,
        "resource_exhausted" => 429,
        "unimplemented" => 501,
        "unavailable" => 503,
        "deadline_exceeded" => 504,
        _ => 500,
    };

    /// <summary>Of any failure that is not this server's own fault; null of one that is.</summary>
    public static ConnectException? Of(Exception failure) => failure switch
    {
        ConnectException known => known,
        FileSystemException file => new ConnectException(NameOf(file.Error), file.Message),
        AgentOSException { Definition: var lost } known when lost == SessionErrors.FilesLost => new ConnectException("unavailable", known.Message),
        AgentOSException known => new ConnectException("failed_precondition", known.Message),
        System.Text.Json.JsonException bad => new ConnectException("invalid_argument", bad.Message),
        _ => null,
    };

    private static string NameOf(Errno error) => error switch
    {
        Errno.ENOENT => "not_found",
        Errno.EEXIST => "already_exists",
        Errno.EACCES or Errno.EPERM or Errno.EROFS => "permission_denied",
        Errno.ENOSPC or Errno.EDQUOT => "resource_exhausted",
        _ => "invalid_argument",
    };
}
