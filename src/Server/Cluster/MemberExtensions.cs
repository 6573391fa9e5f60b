using Akka.Cluster;
using AkkaChat.Server.Settings;

namespace AkkaChat.Server.Cluster;

/// <summary>What Akka.Cluster knows of a node, in the server's terms.</summary>
internal static class MemberExtensions
{
    extension(Member member)
    {
        /// <summary>Where the other nodes reach it.</summary>
        public NodeAddress NodeAddress => new(member.Address.Host!, member.Address.Port!.Value);
    }
}
