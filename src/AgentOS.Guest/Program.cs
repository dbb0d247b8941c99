using AgentOS.Errors;
using AgentOS.Guest;

// The one argument is the descriptor of the control socket. Nobody runs this by hand.
return args is [string descriptor] && int.TryParse(descriptor, out int control)
    ? Init.Run(control)
    : ExitCodes.AgentOSFailed;
