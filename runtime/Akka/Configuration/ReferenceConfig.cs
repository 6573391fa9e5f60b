namespace Akka.Configuration;

/// <summary>The defaults of the runtime. Where Akka.NET documents a default, it is the same here.</summary>
internal static class ReferenceConfig
{
    internal const string Text = """
        akka {
          loglevel = INFO # OFF, ERROR, WARNING, INFO or DEBUG

          actor {
            ask-timeout = infinite
            default-dispatcher.throughput = 30  # messages in a row for one actor
          }

          io.tcp {
            batch-accept-limit = 10
            register-timeout = 5s
            max-received-message-size = unlimited
            epoll = on # of this implementation alone: off waits for sockets as on systems other than Linux
          }

          coordinated-shutdown {
            default-phase-timeout = 5s
            terminate-actor-system = on
            run-by-clr-shutdown-hook = on
            run-by-actor-system-terminate = on

            # A phase begins when those it depends on are over.
            phases {
              before-service-unbind {}
              service-unbind { depends-on = [before-service-unbind] }
              service-requests-done { depends-on = [service-unbind] }
              service-stop { depends-on = [service-requests-done] }
              before-cluster-shutdown { depends-on = [service-stop] }
              cluster-sharding-shutdown-region { timeout = 10s, depends-on = [before-cluster-shutdown] }
              cluster-leave { depends-on = [cluster-sharding-shutdown-region] }
              cluster-exiting { timeout = 10s, depends-on = [cluster-leave] }
              cluster-exiting-done { depends-on = [cluster-exiting] }
              cluster-shutdown { depends-on = [cluster-exiting-done] }
              before-actor-system-terminate { depends-on = [cluster-shutdown] }
              actor-system-terminate { timeout = 10s, depends-on = [before-actor-system-terminate] }
            }
          }

          test {
            timefactor = 1.0          # every timeout of the test kit is multiplied by it
            single-expect-default = 3s
            filter-leeway = 3s
          }
        }
        """;
}
