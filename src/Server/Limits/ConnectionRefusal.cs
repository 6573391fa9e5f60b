using AkkaChat.Protocol;
using AkkaChat.Server.Metrics;

namespace AkkaChat.Server.Limits;

/// <summary>Why a connection is not admitted.</summary>
/// <param name="Reason">For the figures.</param>
/// <param name="Text">One line for the client.</param>
internal sealed record ConnectionRefusal(RefusalReason Reason, ServerText Text);
