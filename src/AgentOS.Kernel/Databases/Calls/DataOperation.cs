namespace AgentOS.Kernel.Databases.Calls;

/// <summary>Carries out one operation and writes its answer.</summary>
internal delegate Task DataOperation<TRequest>(DataCall<TRequest> call)
    where TRequest : IDataRequest;
