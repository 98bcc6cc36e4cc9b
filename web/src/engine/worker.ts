// The engine worker: loads the best variant and serves one host. Nothing else happens here.
import { selectBundles } from './bundles';
import { detectFeatures, sensibleThreads } from './features';
import { loadEngine, siteUrl } from './module_loader';
import { serve } from './serve';

serve({
  async loadEngine({ baseUrl, variant, threads, pretrained }) {
    return loadEngine({
      variants: selectBundles(await detectFeatures(), variant),
      urlOf: siteUrl(baseUrl),
      threads: threads > 0 ? threads : sensibleThreads(navigator.hardwareConcurrency),
      // Whoever has a network that answers can be of use before the rest is there.
      restLater: pretrained,
    });
  },
});
