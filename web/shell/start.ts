import { type Component, createApp, h } from 'vue'
import { createRouter, createWebHashHistory, type RouteRecordRaw, type RouterScrollBehavior } from 'vue-router'
import '../styles/tokens.css'
import '../styles/base.css'
import '../styles/opening.css'
import { connection, forgetEarly } from './api'
import { arrive } from './arrival'
import { sayFaults } from './faults'
import { followSteps, startFirstSteps, type FirstStep } from './firstSteps'
import { type Sentences, startLanguage, t } from './i18n'
import type { PageEntry } from './module'
import { takeOver } from './opening'
import { loadSession, may, session, signedIn } from './session'
import { speakOnTap } from './speech'

interface Options { end: 'resident' | 'field' | 'desk'; pages: PageEntry[]; frame: Component; publicPages: string[]; steps: FirstStep[]; sentences: Sentences }

export const NotFound = () => import('../parts/NotFound.vue')
export const NoPermission = () => import('../parts/NoPermission.vue')

function routesOf(options: Options): RouteRecordRaw[] {
  const routes = options.pages.map((page) => ({ path: page.path, component: page.component as () => Promise<Component>, meta: { ...page } }))
  return [
    ...routes,
    { path: '/no-permission', component: NoPermission, meta: { title: 'shell.no_permission' } },
    { path: '/:rest(.*)*', component: NotFound, meta: { title: 'shell.not_found' } }
  ] as RouteRecordRaw[]
}

// Beside a list that stands still, another choice moves nothing.
const scrollBehavior: RouterScrollBehavior = (to, from, saved) =>
  saved ?? (to.path === from.path && matchMedia('(min-width: 1001px)').matches ? false : { top: 0 })

// Opens one end: words, session, pages, frame.
export async function startEnd(options: Options) {
  await startLanguage(options.sentences)
  startFirstSteps(options.end, options.steps)
  const router = createRouter({ history: createWebHashHistory(), routes: routesOf(options), scrollBehavior })
  connection.onSignedOut = () => {
    if (session.loaded && session.account_id) Object.assign(session, { account_id: null })
    void router.push({ path: '/sign-in', query: { back: router.currentRoute.value.fullPath } })
  }
  router.beforeEach(async (to) => {
    if (!session.loaded) await loadSession().catch(() => undefined)
    const pattern = to.matched[0]?.path ?? ''
    if (options.publicPages.includes(pattern)) return true
    if (!signedIn.value) return { path: '/sign-in', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
    if (!session.person_id && !session.staff && options.end !== 'desk' && to.path !== '/register') return '/register'
    // Where there is no community yet, every other page of the desk would be empty.
    if (options.end === 'desk' && !session.communities.length && to.path !== '/found') return '/found'
    const permission = to.meta.permission as string | undefined
    return permission && !may(permission) ? { path: '/no-permission', replace: true } : true
  })
  router.afterEach((to, from) => {
    followSteps(to, from)
    const title = to.meta.title as string | undefined
    document.title = title ? `${t(title)} · ${t('shell.name')}` : t('shell.name')
    if (from.matched.length && to.path !== from.path) void arrive()
  })
  const menu = options.pages.filter((page) => page.menu).sort((a, b) => a.menu!.order - b.menu!.order)
  const app = createApp({ render: () => h(options.frame, { menu }) })
  app.use(router)
  await router.isReady().catch(() => undefined)
  takeOver()
  app.mount('#app')
  forgetEarly()
  document.addEventListener('click', speakOnTap)
  sayFaults()
}
